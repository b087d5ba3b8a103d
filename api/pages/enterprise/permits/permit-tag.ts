import type { FastifyRequest } from 'fastify'
import type { Tag } from '../../../../templates/pages/enterprise/models.ts'
import type { Permit } from '../../../permits/permit.ts'
import { permitWords } from '../../../permits/permit-words.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { nearness } from './permit-end.ts'

/** How a permit stands, in one word. */
export function permitTag(request: FastifyRequest, { state }: Permit, near: ReturnType<typeof nearness>): Tag {
  if (state !== 'issued') {
    const word = permitWords.states[state][languageOf(request) === 'zh' ? 0 : 1]
    return { tone: state === 'useSuspended' ? 'yellow' : 'red', word }
  }
  if (near === 'ended') return { tone: 'red', word: say(request, 'permits.ended') }
  return near === 'soon'
    ? { tone: 'yellow', word: say(request, 'permits.endsSoon') }
    : { tone: 'green', word: say(request, 'permits.valid') }
}
