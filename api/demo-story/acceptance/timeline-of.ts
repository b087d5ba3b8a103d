import { type DueExplanation, type ExplainedDay, explainDue } from '../../../engine/index.ts'
import type { Timeline, TimelineDay } from '../../../templates/timeline/timeline.ts'
import { nationalOffice } from '../../deadlines/office.ts'
import { demoPark } from '../../demo-data/park.ts'
import { PARK } from '../actors.ts'
import { type Json, StoryBroken, signIn } from '../caller.ts'
import type { Happening } from './tell-acceptance.ts'

const weekdays = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** The story's days as the ledger of the application's promised clock counts them, with what happened on each. */
export async function timelineOf(
  url: string,
  application: string,
  happenings: readonly Happening[],
): Promise<Timeline> {
  const overseer = await signIn(url, 'overseer')
  const clocks = await overseer.list(`${PARK}/applications/${application}/clock`)
  const clock = clocks.find(
    ({ node, clock: name }) => String(node) === 'joint-acceptance' && String(name) === 'promised',
  )
  if (clock === undefined) throw new StoryBroken('Expected the promised clock of the application, but found none.')
  const last = happenings.at(-1)
  const explained = explain(clock, Date.parse(`${last?.day}T${last?.time}:00+08:00`))
  const days = explained.days.filter(({ date }) => date <= (last?.day ?? date))
  const suspended = days.filter(({ kind }) => kind === 'suspended').length
  return {
    title: '竣工联合验收：三件事一次办 · Joint acceptance, told day by day',
    subtitle: `湘潭中工京迪智造园（演示）　${happenings[0]?.day} – ${last?.day}　承诺 ${explained.givenDays} 个工作日 · promised within ${explained.givenDays} working days`,
    days: days.map(dayOf),
    events: happenings.map(({ day, time, zh, en }) => ({
      day: days.findIndex(({ date }) => date === day),
      time: `${day.slice(5)} ${time}`,
      text: zh,
      textEn: en,
    })),
    legend: {
      counted: '计入的工作日 counted working day',
      suspended: '整改期间中止 suspended for rectification',
      off: '不计 not counted',
    },
    conclusion: `第 ${days.at(-1)?.number ?? 0} 个工作日办结，整改中止 ${suspended} 个工作日 · concluded on working day ${days.at(-1)?.number ?? 0}; ${suspended} working days suspended`,
  }
}

function explain(clock: Json, at: number): DueExplanation {
  return explainDue({
    ...nationalOffice(demoPark),
    acceptedAt: Date.parse(String(clock.startedAt)),
    days: Number(clock.days),
    extension: 0,
    suspensions: Object.values(clock.suspensions ?? {}).map(({ ground, article, from, to }) => ({
      ground: String(ground),
      article: String(article),
      who: null,
      why: null,
      from: Date.parse(String(from)),
      to: to === null ? null : Date.parse(String(to)),
    })),
    at,
  })
}

function dayOf({ date, weekday, kind, number }: ExplainedDay): TimelineDay {
  const shown = { date: date.slice(5), weekday: weekdays[weekday] ?? '' }
  switch (kind) {
    case 'counted':
      return { ...shown, kind: 'counted', word: `第 ${number} 日` }
    case 'suspended':
      return { ...shown, kind: 'suspended', word: '中止' }
    case 'start':
      return { ...shown, kind: 'start', word: '受理' }
    case 'begun':
    case 'weekend':
    case 'holiday':
      return { ...shown, kind: 'off', word: '不计' }
  }
}
