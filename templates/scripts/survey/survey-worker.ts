/// <reference lib="webworker" />

const CACHE = 'siji-survey-pages'

// The global of a service worker, which TypeScript types as that of a page here.
const worker = self as unknown as ServiceWorkerGlobalScope

worker.addEventListener('install', () => void worker.skipWaiting())
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

/** The page from the network as long as there is one, else as it was kept; scripts and styles never change. */
worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const isPage = request.mode === 'navigate'
  if (!isPage && !new URL(request.url).pathname.startsWith('/assets/')) return
  event.respondWith(isPage ? page(request) : asset(request))
})

async function page(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  try {
    const answer = await fetch(request)
    // A page to sign in, or none: what was kept belongs to nobody any more.
    if (answer.ok && !answer.redirected) await cache.put(request.url, answer.clone())
    else if (answer.status < 500) await cache.delete(request.url)
    return answer
  } catch (error) {
    const kept = await cache.match(request.url, { ignoreVary: true })
    if (kept === undefined) throw error
    return kept
  }
}

async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request.url, { ignoreVary: true })
  return kept ?? (await fetch(request))
}
