import type { FastifyRequest } from 'fastify'
import { localTime, writeDay } from '../../../../engine/index.ts'
import type { TimePage } from '../../../../templates/pages/manager/time-model.ts'
import type { TextKey } from '../../../../templates/texts/catalogue.ts'
import { parkOf } from '../../../plugins/access.ts'
import { timeOnClock } from '../../../virtual-time/time-on-clock.ts'
import { errorOf, errorSummary, fieldId } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { speedKey, wallClock } from '../../time-banner.ts'
import { textOf } from '../../typed.ts'

/** What time it is, and the ways in which it can be moved; in production there is none. */
export function timePage(request: FastifyRequest, form: FormState): TimePage {
  const { zone, slug } = parkOf(request).park
  const { now, ahead, speed } = timeOnClock(request.server.engine)
  const mayMove = request.server.config.mode === 'demo'
  const typed = (name: string, otherwise: string) => textOf(form.typed, name) || otherwise
  const fact = (key: TextKey, value: string, strong = false) => ({ label: say(request, key), value, strong })
  const field = (name: 'hours' | 'to' | 'speed', value: string) => ({
    step: name,
    id: fieldId(name),
    name,
    label: say(request, `manager.time.${name}`),
    hint: say(request, `manager.time.${name}Hint`),
    value: typed(name, value),
    error: errorOf(form.problem, name, languageOf(request)),
    button: say(request, `manager.time.${name}Do`),
    isLong: name === 'to',
  })
  return {
    frame: frameOf(request, { title: say(request, 'manager.time.title'), audience: 'office' }),
    problem: errorSummary(form.problem, languageOf(request)),
    facts: [
      fact('manager.time.now', wallClock(now, zone), true),
      fact('manager.time.real', wallClock(Date.now(), zone)),
      fact('manager.time.ahead', aheadIn(request, ahead)),
      fact('manager.time.pace', say(request, speedKey(speed), { speed })),
    ],
    mayMove,
    action: `/parks/${slug}/time`,
    commandId: form.commandId,
    fields: [
      field('hours', '4'),
      field('to', `${writeDay(localTime(now, zone).day + 1)} 09:00`),
      field('speed', '3600'),
    ],
  }
}

function aheadIn(request: FastifyRequest, ahead: number): string {
  const minutes = Math.round(Math.abs(ahead) / 60_000)
  if (minutes === 0) return say(request, 'manager.time.equal')
  const values = { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 }
  return say(request, ahead > 0 ? 'manager.time.aheadBy' : 'manager.time.behindBy', values)
}
