import type { Kept, Said } from './kept.ts'

/** What became of a piece: it arrived, the line is away, somebody else was faster, or it will never be taken. */
export type Sent =
  | { readonly outcome: 'arrived'; readonly version: number | null }
  | { readonly outcome: 'away' }
  | { readonly outcome: 'conflict'; readonly theirs: Said; readonly version: number }
  | { readonly outcome: 'refused'; readonly sentence: string }

/** Sends one piece under its own key, so that what arrives twice counts once. `api` is the address of this part. */
export async function sendKept(api: string, piece: Kept): Promise<Sent> {
  try {
    const answer = await send(api, piece)
    if (answer.ok) {
      const version = piece.kind === 'item' ? ((await answer.json()) as { version: number }).version : null
      return { outcome: 'arrived', version }
    }
    if (answer.status === 401 || answer.status === 429 || answer.status >= 500) return { outcome: 'away' }
    const problem = (await answer.json()) as { code: string; detail: string; detailZh: string }
    if (problem.code === 'survey-item-changed' && piece.kind === 'item') return await theirs(api, piece.code)
    const sentence = document.documentElement.lang === 'en' ? problem.detail : problem.detailZh
    return { outcome: 'refused', sentence }
  } catch {
    return { outcome: 'away' }
  }
}

async function send(api: string, piece: Kept): Promise<Response> {
  const headers = { accept: 'application/json' }
  const json = { ...headers, 'content-type': 'application/json' }
  switch (piece.kind) {
    case 'item': {
      const body = JSON.stringify({ ...piece.said, version: piece.version })
      return await fetch(`${api}/items/${piece.code}`, { method: 'PUT', body, headers: json })
    }
    case 'photo': {
      const body = new FormData()
      body.append('file', piece.photo, piece.name)
      const keyed = { ...headers, 'idempotency-key': piece.id }
      return await fetch(`${api}/items/${piece.code}/photos`, { method: 'POST', body, headers: keyed })
    }
    case 'signature': {
      const keyed = { ...json, 'idempotency-key': piece.id }
      return await fetch(`${api}/signature`, { method: 'POST', body: JSON.stringify(piece.given), headers: keyed })
    }
  }
}

/** What a colleague has said about the item. */
async function theirs(api: string, code: string): Promise<Sent> {
  const answer = await fetch(api, { headers: { accept: 'application/json' } })
  if (!answer.ok) return { outcome: 'away' }
  const { items } = (await answer.json()) as { items: readonly (Said & { code: string; version: number })[] }
  const item = items.find((each) => each.code === code)
  if (item === undefined) return { outcome: 'away' }
  const { result, note, howToFix, version } = item
  return { outcome: 'conflict', theirs: { result, note, howToFix }, version }
}
