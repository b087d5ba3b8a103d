import type { ReviewTrack } from './review-states.ts'

/** What `<siji-diagram>` draws; see its `overlays.ts`. */
export interface ApplicantOverlays {
  readonly elements: { readonly [node: string]: { readonly state: 'done' | 'running' | 'waiting' } }
  readonly rest: 'later'
}

const states: { readonly [State in ReviewTrack['state']]: 'done' | 'running' | 'waiting' | null } = {
  notBegun: null,
  underWay: 'running',
  agreed: 'done',
  issued: 'done',
  toCorrect: 'waiting',
  refused: 'done',
  ended: null,
}

/** Every review where it stands in the process, and nothing else: steps between departments tell what is not told yet. */
export function applicantOverlays(reviews: readonly ReviewTrack[]): ApplicantOverlays {
  const elements = reviews.flatMap(({ node, state }) => {
    const drawn = states[state]
    return node === null || drawn === null ? [] : [[node, { state: drawn }] as const]
  })
  return { elements: Object.fromEntries(elements), rest: 'later' }
}
