import type { Clock } from '../../lifecycles/clock-ledger.ts'
import type { ServiceLevel } from '../../model/definition.ts'

/** A clock of an instance: the machine's value and context, what it belongs to, and its last reading. */
export interface ClockState extends Clock {
  /** Counted like the keys of elements; its due row has it too. */
  readonly key: number
  /** Key of the element whose time it is; 0 = the process. */
  readonly host: number
  readonly node: string
  readonly level: ClockLevel
  readonly reading: ClockReading
  /** Where its node lies in loops: the numbers of the bodies around it, the innermost first. */
  readonly bodies?: readonly number[]
}

/** What was promised when it started: another version of the process changes nothing of it. */
export type ClockLevel = Pick<ServiceLevel, 'clock' | 'owner' | 'calendar' | 'yellow' | 'scope'>

/** What holds from one move to the next. */
export interface ClockReading {
  /** Closing time of the last counted day; `null` while an open suspension begins before it. */
  readonly dueAt: number | null
  /** It rests on days whose calendar is not published (暂定). */
  readonly provisional: boolean
  readonly light: 'green' | 'yellow' | 'red' | 'grey'
  /** When its light changes next by itself, or a suspension has lasted as long as it may; `null` = never. */
  readonly turnsAt: number | null
}
