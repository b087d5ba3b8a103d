import type { GatewayAhead } from './world/gateways.ts'
import type { Line } from './world/line.ts'

interface GatewaysProps {
  readonly gateways: readonly GatewayAhead[]
  readonly add: (line: Line) => void
  readonly jump: (element: string) => void
}

/** Where the way parts next: what the variables choose as they are, and a way to assume another. */
export function Gateways({ gateways, add, jump }: GatewaysProps) {
  return (
    <ul class="sim-gateways">
      {gateways.map(({ id, name, flows, assumed }) => (
        <li key={id}>
          <button type="button" class="link" onClick={() => jump(id)}>
            {name}
          </button>
          <ul>
            {flows.map((flow) => {
              const isAssumed = assumed.includes(flow.id)
              const word = flow.condition === null ? (flow.isDefault ? '其余情况' : '总是') : flow.condition
              const sign = flow.holds === true ? '✓ ' : flow.holds === false ? '✗ ' : ''
              return (
                <li key={flow.id}>
                  <span class="code">{`${sign}${word}`}</span>
                  <span>{`→ ${flow.target}`}</span>
                  <button
                    type="button"
                    class="quiet"
                    aria-pressed={isAssumed}
                    aria-label={`${name}：假定走“${flow.target}”`}
                    onClick={() => add({ choose: { [id]: [flow.id] } })}
                  >
                    {isAssumed ? '已假定' : '假定走这条'}
                  </button>
                </li>
              )
            })}
          </ul>
        </li>
      ))}
    </ul>
  )
}
