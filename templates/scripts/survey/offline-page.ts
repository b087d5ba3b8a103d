const CACHE = 'siji-survey-pages'

/**
 * Lets this page be opened again while there is no line: a small worker keeps it with its script and stylesheet. Only a
 * secure origin, or localhost, has one; elsewhere the page must stay open.
 */
export function keepPageOffline(): void {
  if (!('serviceWorker' in navigator)) return
  void navigator.serviceWorker.register('/survey-worker.js', { scope: window.location.pathname }).then(
    async () => {
      const cache = await caches.open(CACHE)
      const assets = [...document.querySelectorAll<HTMLElement>('script[src], link[rel=stylesheet]')]
      await cache.addAll([
        window.location.pathname,
        ...assets.map((asset) => asset.getAttribute('src') ?? asset.getAttribute('href') ?? ''),
      ])
    },
    // Without a worker the page works as long as it stays open.
    () => undefined,
  )
}

/** Whoever signs out leaves no page behind for the next person at this telephone. */
export function forgetPagesAtSignOut(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : null
    if (form?.getAttribute('action') === '/sign-out' && 'caches' in window) void caches.delete(CACHE)
  })
}
