// Builds every static file of the portal: node build.mjs <folder of the MudBlazor package> <folder to write>.
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const [mudBlazor, out] = process.argv.slice(2);
if (!mudBlazor || !out) throw new Error('Usage: node build.mjs <MudBlazor package> <output>');

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

await build({
  // One file per module in js; what they share lies in js/modules and is bundled in.
  entryPoints: ['css/portal.css', 'css/mudblazor-components.css', ...readdirSync('js').filter(file => file.endsWith('.js')).map(file => join('js', file))],
  entryNames: '[name]',
  // Without a hash: the name is preloaded, and the static-asset map adds its own fingerprint.
  assetNames: '[name]',
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  loader: { '.woff2': 'file' },
  alias: { mudblazor: join(mudBlazor, 'staticwebassets') },
  legalComments: 'none',
  logLevel: 'warning',
});

cpSync(join(mudBlazor, 'staticwebassets', 'MudBlazor.min.js'), join(out, 'mudblazor.js'));
cpSync('icons', out, { recursive: true });
