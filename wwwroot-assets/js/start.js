// Starts the circuit at once over WebSockets, without asking first which transport to use.
Blazor.start({
  circuit: {
    configureSignalR: builder => builder.withUrl('/_blazor', { skipNegotiation: true, transport: 1 }),
  },
});

// The css of MudBlazor's components is sixteen times ours: it comes when the page stands.
const late = document.createElement('link');
late.rel = 'stylesheet';
late.href = document.querySelector('script[data-late-css]').dataset.lateCss;
addEventListener('load', () => setTimeout(() => document.head.append(late), 1000));
