import type { DraftFiles } from '../draft/draft.ts'

export interface PublishedVersion {
  readonly version: number
  readonly note: string
}

export interface Versions {
  /** Newest first; empty where nothing has been published yet. */
  readonly list: () => Promise<readonly PublishedVersion[]>
  readonly files: (version: number) => Promise<DraftFiles>
}

/** The versions of a process; `drafts` is the address of the park's drafts. Rejects where they cannot be read. */
export function openVersions(drafts: string, process: string): Versions {
  const base = `${drafts.replace(/drafts$/, 'processes')}/${encodeURIComponent(process)}/versions`
  return {
    list: async () => {
      const answer = await fetch(base, { headers: { accept: 'application/json' } })
      return answer.status === 404 ? [] : await read<readonly PublishedVersion[]>(answer)
    },
    files: async (version) => {
      const answer = await fetch(`${base}/${version}/files`, { headers: { accept: 'application/json' } })
      return (await read<{ readonly files: DraftFiles }>(answer)).files
    },
  }
}

/** The answer is of the shape that the route's schema promises. */
async function read<Content>(answer: Response): Promise<Content> {
  if (!answer.ok) throw new Error(`Expected versions, but got ${answer.status}.`)
  return await answer.json()
}
