import type { FastifyRequest } from 'fastify'
import { writeInstant } from '../../engine/index.ts'
import type { TimeBanner } from '../../templates/pages/frame.ts'
import { textIn } from '../../templates/texts/catalogue.ts'
import { isAllowed } from '../permissions.ts'
import { timeOnClock } from '../virtual-time/time-on-clock.ts'
import { languageOf } from './language.ts'

const ZONE = 'Asia/Shanghai'

/** What every page says while the engine's time is not the real one; `null` where it is. */
export function timeBanner(request: FastifyRequest): TimeBanner | null {
  const { server, parkAccess: access } = request
  if (server.config.mode !== 'demo') return null
  const { now, speed, isOther } = timeOnClock(server.engine)
  if (!isOther) return null
  const language = languageOf(request)
  const moment = wallClock(now, access?.park.zone ?? ZONE)
  return {
    text: textIn(language, 'frame.virtualTime', { moment, speed: textIn(language, speedKey(speed), { speed }) }),
    href: access !== null && isAllowed('moveTime', access.roles) ? `/parks/${access.park.slug}/time` : null,
  }
}

/** `2026-03-02 09:00` */
export function wallClock(at: number, zone: string): string {
  return writeInstant(at, zone).slice(0, 16).replace('T', ' ')
}

export function speedKey(speed: number): 'frame.speedReal' | 'frame.speedStill' | 'frame.speedTimes' {
  if (speed === 0) return 'frame.speedStill'
  return speed === 1 ? 'frame.speedReal' : 'frame.speedTimes'
}
