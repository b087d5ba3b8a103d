import type { Deadline } from '../../deadlines/read-deadline.ts'
import { chineseDateTime } from '../../parks/dates.ts'
import type { WatchedClock } from './queries.ts'

const clockWords = { promised: '承诺时限', statutory: '法定时限' } as const

/** What the paper says of a clock, in Chinese as everything on paper: what is due when, how it stands, what is demanded. `step` null = the whole. */
export function timeNoticeWords(
  { clock, days, application }: Pick<WatchedClock, 'clock' | 'days' | 'application'>,
  step: string | null,
  { dueAt, overdueDays, reckoning }: Pick<Deadline, 'dueAt' | 'overdueDays' | 'reckoning'>,
  zone: string,
): string {
  const project = application?.project == null ? '' : `“${application.project}”`
  const number = application?.number == null ? '' : `（申请号 ${application.number}）`
  const about = step === null ? '全程办理' : `“${step}”环节`
  const due = `${clockWords[clock]} ${days} 个工作日，${chineseDateTime(zone, dueAt)} 到期`
  if (reckoning.light !== 'red') {
    return `${project}${number}${about}${due}，还剩 ${reckoning.remainingDays} 个工作日。请抓紧办理，并答复预计办结的时间。`
  }
  const late = overdueDays === 0 ? '已经超时' : `已超时 ${overdueDays} 个工作日`
  return `${project}${number}${about}${due}，至今没有办结，${late}。请答复超时的原因、办结的措施和时间。`
}
