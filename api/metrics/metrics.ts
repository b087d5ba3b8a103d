import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { EngineWatch } from '../../engine/index.ts'

/** What this node counts while it works. Labels name kinds of things: no park, no person, no id. */
export interface Metrics {
  readonly registry: Registry
  readonly watch: Pick<EngineWatch, 'answered'> & {
    readonly took: (kind: string, seconds: number, size: number) => void
  }
  readonly answeredRequest: (labels: RequestLabels, seconds: number) => void
  /** A delivery of a webhook was tried. */
  readonly posted: (outcome: 'taken' | 'failed' | 'gone') => void
  /** Readers of event streams, one more or one less. */
  readonly streams: (change: 1 | -1) => void
}

export interface RequestLabels {
  readonly method: string
  /** Its template, such as `/api/v1/parks/:park/tasks`. */
  readonly route: string
  readonly status: string
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** `ofProcess`: memory, event loop and garbage collection of this process too. */
export function createMetrics({ ofProcess = false } = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (ofProcess) collectDefaultMetrics({ register: registry })
  const commands = new Counter({
    name: 'siji_commands_total',
    help: 'Commands answered, by what they came to',
    labelNames: ['command', 'outcome'],
    registers,
  })
  const size = new Histogram({
    name: 'siji_batch_commands',
    help: 'Commands in one batch',
    buckets: [1, 2, 5, 10, 25, 50, 100],
    registers,
  })
  const work = new Histogram({
    name: 'siji_work_seconds',
    help: 'Time of a piece of work: batch, timer, job',
    labelNames: ['kind'],
    buckets: SECONDS,
    registers,
  })
  const requests = new Histogram({
    name: 'siji_http_request_seconds',
    help: 'Time until a request was answered',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  })
  const posts = new Counter({
    name: 'siji_webhook_posts_total',
    help: 'Deliveries of webhooks that were tried',
    labelNames: ['outcome'],
    registers,
  })
  const streams = new Gauge({ name: 'siji_event_streams', help: 'Readers of event streams on this node', registers })
  return {
    registry,
    watch: {
      answered: (command, outcome) => commands.inc({ command, outcome }),
      took: (kind, seconds, commandsIn) => {
        work.observe({ kind }, seconds)
        if (kind === 'batch') size.observe(commandsIn)
      },
    },
    answeredRequest: (labels, seconds) => requests.observe({ ...labels }, seconds),
    posted: (outcome) => posts.inc({ outcome }),
    streams: (change) => streams.inc(change),
  }
}
