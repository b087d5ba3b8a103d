import type { FastifyRequest } from 'fastify'
import type { Application } from '../../applications/application.ts'
import type { ApplicationState } from '../../applications/lifecycle.ts'
import { say } from '../frame.ts'

export interface TagPart {
  readonly tone: 'plain' | 'blue' | 'green' | 'yellow' | 'red'
  readonly word: string
}

const tones: { readonly [State in ApplicationState]: TagPart['tone'] } = {
  draft: 'plain',
  submitted: 'blue',
  returned: 'yellow',
  inReview: 'blue',
  inCorrection: 'yellow',
  decided: 'blue',
  issuing: 'blue',
  delivered: 'green',
  partlyDelivered: 'green',
  refused: 'red',
  declined: 'red',
  withdrawn: 'plain',
  lapsed: 'red',
}

/** The state of an application in one word. */
export function stateTag(
  request: FastifyRequest,
  { state, isBeingSubmitted }: Pick<Application, 'state' | 'isBeingSubmitted'>,
): TagPart {
  if (isBeingSubmitted) return { tone: 'blue', word: say(request, 'applicationState.submitting') }
  return { tone: tones[state], word: say(request, `applicationState.${state}`) }
}
