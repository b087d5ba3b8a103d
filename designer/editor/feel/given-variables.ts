import type { Variable } from './variable.ts'

const LIGHTS = [
  { value: 'green', label: '绿' },
  { value: 'yellow', label: '黄' },
  { value: 'red', label: '红' },
  { value: 'grey', label: '灰：不在计时' },
]

/** Names that every process of a park can read: what an application begins with, and the nearest clock. */
export const givenVariables: readonly Variable[] = [
  { name: 'receivedAt', label: '收到申请的时刻', values: [] },
  { name: 'issuingAuthorities', label: '每项证照由哪个部门发', values: [] },
  { name: 'clock.used', label: '计时：已用几个工作日', values: [] },
  { name: 'clock.remaining', label: '计时：还剩几个工作日', values: [] },
  { name: 'clock.due', label: '计时：到期时刻', values: [] },
  { name: 'clock.light', label: '计时：灯色', values: LIGHTS },
  { name: 'clock.provisional', label: '计时：到期日是否暂定', values: [] },
  { name: 'clock.nearlyDue', label: '计时：快到期', values: [] },
  { name: 'clock.overdue', label: '计时：已超时', values: [] },
  { name: 'clock.paused', label: '计时：正在中止', values: [] },
  { name: 'clock.resumed', label: '计时：中止后已恢复', values: [] },
  { name: 'clock.extended', label: '计时：已延长', values: [] },
  { name: 'clock.promised.remaining', label: '承诺时限还剩几个工作日', values: [] },
  { name: 'clock.statutory.remaining', label: '法定时限还剩几个工作日', values: [] },
]

/** Only the condition of a complex gateway counts these. */
export const activationCount: Variable = { name: 'activationCount', label: '已经到达几路', values: [] }
