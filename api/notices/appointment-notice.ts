import { chineseDateTime } from '../parks/dates.ts'

/** What 联合勘验通知书 says; instants in milliseconds. */
export interface AppointmentFacts {
  readonly applicationNumber: string
  readonly enterprise: string
  readonly project: string
  readonly bureau: string
  readonly departments: readonly string[]
  readonly zone: string
  readonly startsAt: number
  readonly endsAt: number
  readonly address: string
  readonly contact: string
  readonly phone: string
  /** Why it is not at the time that was told before; `null` = it is. */
  readonly movedBecause: string | null
}

/** When, where and by whom the works are looked at: once, by all departments together. */
export function appointmentNotice(facts: AppointmentFacts): { readonly title: string; readonly body: string } {
  const { enterprise, project, applicationNumber, bureau, departments, address, contact, phone, movedBecause } = facts
  const from = chineseDateTime(facts.zone, facts.startsAt)
  const until = chineseDateTime(facts.zone, facts.endsAt)
  const day = from.slice(0, from.indexOf(' '))
  const span = until.startsWith(`${day} `) ? `${from} 至 ${until.slice(day.length + 1)}` : `${from} 至 ${until}`
  const what = `“${project}”申请（编号 ${applicationNumber}）的联合勘验`
  return {
    title: movedBecause === null ? '联合勘验通知书' : '联合勘验改期通知书',
    body: [
      `${enterprise}：`,
      movedBecause === null
        ? `您单位${what}时间已经确定，各部门一次到场、合并勘验。`
        : `您单位${what}改期一次，理由：${movedBecause}`,
      `时间：${span}`,
      `地点：${address}`,
      `现场联系人：${contact}，${phone}`,
      `参加部门：${departments.join('、')}`,
      bureau,
    ].join('\n'),
  }
}
