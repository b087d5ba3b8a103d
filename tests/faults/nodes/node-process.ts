import { createEngine } from '../../../engine/runtime/create-engine.ts'
import type { NodeOptions, Order, Report } from './node-messages.ts'

// One node without its web server, so that it is born fast: commands come in and answers go out by messages.

const options: NodeOptions = JSON.parse(process.argv[2] ?? '')
const engine = createEngine({ pollInterval: 100, retryDelay: 50, ...options })

function tell(report: Report): void {
  process.send?.(report)
}

engine.handleJobs('work', async ({ instanceId, key }) => {
  // Told before it is recorded: this node may be killed at any time.
  tell({ type: 'worked', instanceId, key })
  return { type: 'completed', variables: { worked: true } }
})

// Fails as often as the instance says: jobs have three tries.
engine.handleJobs('inspect', async ({ retries, variables: { failures } }) =>
  3 - retries < Number(failures)
    ? { type: 'failed', message: 'as planned', retryable: true }
    : { type: 'completed', variables: {} },
)

process.on('message', (order: Order) => {
  const { call } = order
  if ('asks' in order) tell({ type: 'time', call, now: engine.now() })
  else
    engine.send(order.command).then(
      (answer) => tell({ type: 'answered', call, answer }),
      (error) => tell({ type: 'failed', call, code: String(error.code ?? error) }),
    )
})
process.on('SIGTERM', () => void engine.stop().then(() => process.exit(0)))
process.on('disconnect', () => process.exit(0))

await start()
tell({ type: 'ready' })

/** The database may be away just now. */
async function start(): Promise<void> {
  for (;;) {
    try {
      return await engine.start()
    } catch (error) {
      if (!(error instanceof Error && 'retryable' in error)) throw error
    }
  }
}
