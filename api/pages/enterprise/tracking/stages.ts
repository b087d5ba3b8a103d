import type { Stage } from '../../../../templates/pages/parts.ts'
import type { ApplicationState } from '../../../applications/lifecycle.ts'

export const stageNames = ['submitted', 'accepted', 'reviewed', 'decided', 'delivered'] as const
export type StageName = (typeof stageNames)[number]

/** How far an application has come, stage by stage. `wasAccepted`: for those that ended before their end. */
export function stagesOf(
  state: ApplicationState,
  wasAccepted: boolean,
): readonly { readonly name: StageName; readonly state: Stage['state'] }[] {
  const { done, here } = standing(state, wasAccepted)
  return stageNames.map((name, index) => ({
    name,
    state: index < done ? 'done' : index === done && here !== null ? here : 'later',
  }))
}

function standing(
  state: ApplicationState,
  wasAccepted: boolean,
): { readonly done: number; readonly here: Stage['state'] | null } {
  switch (state) {
    case 'draft':
      return { done: 0, here: 'now' }
    case 'submitted':
      return { done: 1, here: 'now' }
    case 'returned':
      return { done: 1, here: 'paused' }
    case 'inReview':
      return { done: 2, here: 'now' }
    case 'inCorrection':
      return { done: 2, here: 'paused' }
    case 'decided':
    case 'issuing':
      return { done: 3, here: 'now' }
    case 'refused':
      return { done: 3, here: 'stopped' }
    case 'delivered':
    case 'partlyDelivered':
      return { done: 5, here: null }
    case 'declined':
      return { done: 1, here: 'stopped' }
    case 'withdrawn':
    case 'lapsed':
      return { done: wasAccepted ? 2 : 1, here: 'stopped' }
  }
}
