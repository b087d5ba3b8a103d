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

/** At once, or once a second manager has approved it. */
export type Published =
  | { readonly state?: never; readonly versions: { readonly [processId: string]: number } }
  | { readonly state: 'asked'; readonly id: string }

/** A mistake in `process.json` or in a form, with the place where it stands. */
export interface FileProblem {
  readonly file: string
  readonly place: string
  readonly message: string
  readonly messageZh: string
}

export interface FormPreviewRequest {
  readonly form: string
  readonly isOfApplication: boolean
  readonly task: string | null
  readonly isWhole: boolean
  readonly language: 'zh' | 'en'
}

export interface DraftClient {
  /** Of the park's drafts in the API. */
  readonly address: string
  readonly read: () => Promise<Draft>
  readonly offers: () => Promise<Offers>
  /** Refused with `draft-changed` where somebody else saved meanwhile. */
  readonly save: (revision: number, files: FileChanges, origin?: 'merged') => Promise<Saved>
  /** Newest first; empty before the first save. */
  readonly history: () => Promise<readonly Revision[]>
  readonly revision: (revision: number) => Promise<{ readonly files: DraftFiles }>
  /** Makes an older revision the newest; `revision` is what stands now. */
  readonly restore: (older: number, revision: number) => Promise<Saved>
  /** That it is open here; who else has it open. */
  readonly present: (window: Window) => Promise<Presence>
  /** Keeps these files as a draft of their own, with what they began from: the two can be merged later. */
  readonly copy: (title: string, files: DraftFiles, base?: DraftFiles) => Promise<Draft>
  /** The copy of this draft, and what both began from. */
  readonly parting: (copy: string) => Promise<{ readonly copy: Draft; readonly base: DraftFiles }>
  /** The copy has been merged into this draft. */
  readonly settleParting: (copy: string) => Promise<unknown>
  readonly publish: (request: PublishRequest) => Promise<Published>
  /** What is wrong with `process.json` and the forms among these files. */
  readonly check: (files: DraftFiles) => Promise<{ readonly problems: readonly FileProblem[] }>
  /** A form as its page shows it; `html` is `null` where it cannot be read. */
  readonly previewForm: (
    request: FormPreviewRequest,
  ) => Promise<{ readonly html: string | null; readonly problems: readonly FileProblem[] }>
}

export type Saved = Pick<Draft, 'revision' | 'savedAt'>

export interface Revision extends Saved {
  readonly savedBy: string
  readonly origin: 'begun' | 'saved' | 'merged' | 'restored'
  readonly restored: number | null
  /** Files that differ from the revision before. */
  readonly changed: readonly string[]
}

export interface Window {
  readonly window: string
  /** Id of what is chosen. */
  readonly element: string | null
  readonly isLeaving: boolean
}

export interface Presence extends Saved {
  readonly savedBy: string
  readonly others: readonly { readonly name: string; readonly isSelf: boolean; readonly element: string | null }[]
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
    save: (revision, files, origin) => call('PUT', draft, { revision, files, ...(origin && { origin }) }),
    history: () => call('GET', `${draft}/revisions`),
    revision: (revision) => call('GET', `${draft}/revisions/${revision}`),
    restore: (older, revision) => call('POST', `${draft}/revisions/${older}/restoration`, { revision }),
    present: (window) => call('POST', `${draft}/presence`, window),
    copy: (title, files, base) => {
      const parted = base === undefined ? {} : { parted: { draft: draft.split('/').at(-1), base } }
      return call('POST', drafts, { from: 'files', title, files, ...parted })
    },
    parting: async (copy) => {
      const { base } = await call<{ readonly base: DraftFiles }>('GET', `${drafts}/${copy}/parting`)
      return { copy: await call<Draft>('GET', `${drafts}/${copy}`), base }
    },
    settleParting: (copy) => call('DELETE', `${drafts}/${copy}/parting`),
    publish: (request) => call('POST', `${draft}/publication`, request),
    check: (files) => call('POST', `${drafts}/check`, { files }),
    previewForm: (request) => call('POST', `${drafts}/form-preview`, request),
  }
}

/** The answer is of the shape that the route's schema promises. */
async function call<Answer>(method: string, url: string, body?: object): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    // A window that closes still says so.
    keepalive: body !== undefined && 'isLeaving' in body,
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
