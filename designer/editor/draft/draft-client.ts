import type { Draft, DraftFiles, FileChanges, Offers } from './draft.ts'

/** What the server says no to: `code` is one of `api/errors.ts`, `message` is for people. */
export class Refused extends Error {
  readonly code: string
  readonly fields: readonly RefusedField[]

  constructor(code: string, message: string, fields: readonly RefusedField[]) {
    super(message)
    this.code = code
    this.fields = fields
  }
}

export interface RefusedField {
  readonly field: string
  readonly code: string
  readonly messageZh: string
}

export interface Published {
  readonly versions: { readonly [processId: string]: number }
}

export interface DraftClient {
  /** Of the park's drafts in the API. */
  readonly address: string
  readonly read: () => Promise<Draft>
  readonly offers: () => Promise<Offers>
  /** Refused with `draft-changed` where somebody else saved meanwhile. */
  readonly save: (revision: number, files: FileChanges) => Promise<Pick<Draft, 'revision' | 'savedAt'>>
  /** Keeps these files as a draft of their own. */
  readonly copy: (title: string, files: DraftFiles) => Promise<Draft>
  readonly publish: (request: PublishRequest) => Promise<Published>
}

export interface PublishRequest {
  readonly revision: number
  readonly note: string
  readonly picture: string
  readonly acceptWarnings: boolean
}

/** `drafts` is the address of the park's drafts, `id` one of them. A network failure rejects with a `TypeError`. */
export function openDraftClient(drafts: string, id: string): DraftClient {
  const draft = `${drafts}/${id}`
  return {
    address: drafts,
    read: () => call('GET', draft),
    offers: () => call('GET', `${drafts}/offers`),
    save: (revision, files) => call('PUT', draft, { revision, files }),
    copy: (title, files) => call('POST', drafts, { from: 'files', title, files }),
    publish: (request) => call('POST', `${draft}/publication`, request),
  }
}

/** The answer is of the shape that the route's schema promises. */
async function call<Answer>(method: string, url: string, body?: object): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const content = await answer.json().catch(() => ({}))
  if (answer.ok) return content
  throw new Refused(
    content.code ?? 'internal-error',
    content.detailZh ?? content.detail ?? `${answer.status}`,
    content.errors ?? [],
  )
}
