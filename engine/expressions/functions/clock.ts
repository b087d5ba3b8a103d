import { FeelDate, FeelDateTime } from 'feelin'
import { Temporal } from 'temporal-polyfill'
import { TEMPORAL_COST } from '../comparing.ts'
import { type Machine, spend } from '../machine.ts'
import type { Builtins } from './builtin.ts'

/** `now()` and `today()` of the scope, in its zone: a replay reads the same time (DMN 1.5 §10.3.4.6). */
export const clockBuiltins: Builtins = {
  now: { parameters: [], call: (machine) => new FeelDateTime(wallClock(machine), machine.zone) },
  today: { parameters: [], call: (machine) => new FeelDate(wallClock(machine).toPlainDate()) },
}

function wallClock(machine: Machine): Temporal.PlainDateTime {
  spend(machine, TEMPORAL_COST)
  return Temporal.Instant.fromEpochMilliseconds(machine.now).toZonedDateTimeISO(machine.zone).toPlainDateTime()
}
