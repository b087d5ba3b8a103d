import type { YellowWindow } from '../deadlines/yellow-windows.ts'
import type { ParkAccess } from '../plugins/access.ts'

/** 我的待办 · 部门待领 · 待复核 · 已办 · 抄送我 · 关注 · 督办 */
export const inboxTabs = ['mine', 'department', 'checking', 'done', 'copied', 'followed', 'raised'] as const

export type InboxTab = (typeof inboxTabs)[number]

/** Whose inbox it is. */
export interface Reader {
  readonly access: ParkAccess
  readonly personId: string
}

export const filterLights = ['red', 'yellow', 'green', 'grey', 'none'] as const

export const inboxOrders = ['due', 'project', 'step', 'number', 'opened'] as const

export type InboxOrder = (typeof inboxOrders)[number]

/** What narrows an inbox; empty = everything. */
export interface InboxFilter {
  /** Words of project, enterprise, number or project code. */
  readonly q: string
  /** Id of a node. */
  readonly step: string
  /** Letter of a permit. */
  readonly permit: string
  readonly department: string
  readonly light: (typeof filterLights)[number] | ''
}

/** The instant as of which lights are read. */
export interface AsOf {
  readonly now: Date
  readonly yellow: readonly YellowWindow[]
}

/** What an inbox can be narrowed to: values that stand in it. */
export interface InboxChoices {
  readonly steps: readonly { readonly node: string; readonly name: string | null }[]
  readonly permits: readonly { readonly letter: string; readonly definitionHash: string }[]
  readonly departments: readonly string[]
}
