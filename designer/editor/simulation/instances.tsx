import type { Simulation } from './run/use-simulation.ts'
import type { InstanceView } from './world/snapshot.ts'

const STATES = { active: '办理中', completed: '已结束', terminated: '已终止', cancelled: '已取消' } as const

interface InstancesProps {
  readonly simulation: Simulation
  readonly instances: readonly InstanceView[]
}

/** Several at once: whose path, clocks and variables are shown; the diagram counts the tokens of all. */
export function Instances({ simulation: { selected, select, add }, instances }: InstancesProps) {
  return (
    <ul class="sim-instances">
      <li>
        <button type="button" class="link" aria-pressed={selected === null} onClick={() => select(null)}>
          全部
        </button>
      </li>
      {instances.map(({ number, name, state, suspended, isCalled }) => (
        <li key={number}>
          <button type="button" class="link" aria-pressed={selected === number} onClick={() => select(number)}>
            {name}
          </button>
          <span class="hint">
            {`${STATES[state]}${suspended ? '，已挂起' : ''}${isCalled ? '，由其他实例调用' : ''}`}
          </span>
          {state !== 'active' || isCalled ? null : (
            <button
              type="button"
              class="quiet"
              onClick={() => add({ [suspended ? 'resume' : 'suspend']: true, instance: number })}
            >
              {suspended ? '恢复' : '挂起'}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
