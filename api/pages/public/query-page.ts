import type { FastifyRequest } from 'fastify'
import type { QueriedPart, QueryPage } from '../../../templates/pages/public/models.ts'
import { chineseDateTime, dateIn } from '../../parks/dates.ts'
import type { QueriedStatus } from '../../query-codes/read-status.ts'
import { stagesOf } from '../enterprise/tracking/stages.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'
import { clockTime } from '../parts/dates.ts'

/** What was asked, and how it stands; `found` is `null` where nothing was asked or number and code do not fit. */
export function queryPage(
  request: FastifyRequest,
  asked: { readonly number: string; readonly code: string },
  found: QueriedStatus | null,
): QueryPage {
  return {
    frame: frameOf(request, {
      title: say(request, 'query.title'),
      audience: 'public',
      park: found?.park.name ?? null,
    }),
    found: found === null ? null : queriedPart(request, found),
    unknown: found === null && asked.number !== '' && asked.code !== '',
    // A code that was right stays out of a page that may be left open.
    query: { number: asked.number, code: '' },
  }
}

function queriedPart(request: FastifyRequest, found: QueriedStatus): QueriedPart {
  const { state, reached, number } = found
  const isChinese = languageOf(request) === 'zh'
  const wasAccepted = reached.some((each) => each.state === 'inReview')
  const when = ({ at }: { readonly at: Date }) =>
    isChinese
      ? chineseDateTime(found.park.zone, at.getTime())
      : `${dateIn(found.park.zone, at.getTime())} ${clockTime(found.park.zone, at.getTime())}`
  return {
    headline: say(request, `query.state.${state}`),
    sentence: say(request, `query.next.${state}`),
    stages: {
      label: say(request, 'query.stages'),
      stages: stagesOf(state, wasAccepted).map((stage) => ({
        name: say(request, `query.stage.${stage.name}`),
        state: stage.state,
        isNow: stage.state !== 'done' && stage.state !== 'later',
        word: say(request, `query.stageState.${stage.state}`),
        note: null,
      })),
    },
    facts: [
      { label: say(request, 'query.number'), value: number, strong: true },
      ...reached.map((each) => ({
        label: say(request, `query.reached.${each.state}`),
        value: when(each),
        strong: false,
      })),
    ],
  }
}
