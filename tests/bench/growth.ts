import type { ProcessDefinition, Variables } from '../../engine/index.ts'
import { flow, forkModel, model } from '../support/fork-model.ts'
import type { Pace } from './core.ts'
import { report } from './report.ts'
import { definitionOf, expectNodes, runInstance } from './run-instance.ts'

/** The same process, small and large. */
interface Growth {
  readonly name: string
  readonly small: Size
  readonly large: Size
  readonly goal: number
  readonly note: string
}

interface Size {
  readonly definition: ProcessDefinition
  readonly variables: Variables
  readonly nodes: number
}

/** What one flow node costs where there are many, beside what it costs where there are few. */
export async function benchGrowth(pace: Pace): Promise<void> {
  const loop = await definitionOf(loopModel())
  const rounds = (limit: number): Size => ({ definition: loop, variables: { count: 0, limit }, nodes: 3 * limit + 2 })
  const fork = async (gateway: string, task: string, width: number): Promise<Size> => ({
    definition: await definitionOf(forkModel(gateway, task, width)),
    variables: {},
    nodes: width + 4,
  })

  measure(pace, {
    name: 'loop-10-to-10000',
    small: rounds(10),
    large: rounds(10_000),
    goal: 1.5,
    note: 'rounds of a script task in one command',
  })
  measure(pace, {
    name: 'fork-7-to-500',
    small: await fork('parallelGateway', 'task', 7),
    large: await fork('parallelGateway', 'task', 500),
    goal: 2,
    note: 'tasks that pass, in one command',
  })
  measure(pace, {
    name: 'fork-7-to-500-people',
    small: await fork('inclusiveGateway', 'userTask', 7),
    large: await fork('inclusiveGateway', 'userTask', 500),
    goal: 2,
    note: 'user tasks before an inclusive join, one command each',
  })
}

/** In turns, and the best of each: what runs beside on the machine only ever adds. */
function measure({ rounds, milliseconds }: Pace, { name, small, large, goal, note }: Growth): void {
  for (const { definition, variables, nodes } of [small, large])
    expectNodes(name, runInstance(definition, variables), nodes)
  let [few, many] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = -1; round < 2 * rounds; round++) {
    const [a, b] = [costPerNode(small, milliseconds / 2), costPerNode(large, milliseconds)]
    if (round < 0) continue
    few = Math.min(few, a)
    many = Math.min(many, b)
  }
  report({
    bench: 'core',
    name,
    value: many,
    unit: 'µs of processor time per flow node',
    ratio: many / few,
    against: `${few.toPrecision(3)} µs at the small end`,
    goal,
    better: 'lower',
    note,
  })
}

function costPerNode({ definition, variables }: Size, milliseconds: number): number {
  const until = performance.now() + milliseconds
  const before = process.cpuUsage()
  let nodes = 0
  while (performance.now() < until) for (let k = 0; k < 4; k++) nodes += runInstance(definition, variables)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / nodes
}

function loopModel(): string {
  return model(`<startEvent id="start"/><exclusiveGateway id="again"/><exclusiveGateway id="enough" default="back"/><endEvent id="end"/>
<scriptTask id="count" scriptFormat="feel"><script>{ count: count + 1 }</script></scriptTask>
${flow('first', 'start', 'again')}${flow('in', 'again', 'count')}${flow('out', 'count', 'enough')}${flow('back', 'enough', 'again')}
<sequenceFlow id="done" sourceRef="enough" targetRef="end"><conditionExpression xsi:type="tFormalExpression">count &gt;= limit</conditionExpression></sequenceFlow>`)
}
