import { type DestinationStream, destination, type Logger, pino } from 'pino'
import { loggedError } from '../plugins/logged-error.ts'

/** What the engine says on standard error: jobs, timers and messages that failed, by id, without values of a query. */
export function openLog(level: 'warn' | 'info', to: DestinationStream = destination(2)): Logger {
  return pino({ level, serializers: { err: loggedError } }, to)
}
