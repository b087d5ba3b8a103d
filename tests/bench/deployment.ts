import { readFileSync } from 'node:fs'
import { BpmnModdle } from 'bpmn-moddle'
import { parseDeployment } from '../../engine/index.ts'
import type { Pace } from './core.ts'
import { report } from './report.ts'

/** Everything that deploying a model takes before it is stored, beside bpmn-moddle's parse of the same file. */
export async function benchDeployment({ rounds, milliseconds }: Pace): Promise<void> {
  const bytes = readFileSync('tests/bench/models/dept.bpmn')
  const xml = bytes.toString('utf8')
  const deploy = async () => {
    const result = await parseDeployment({ 'dept.bpmn': bytes })
    if (!result.ok) throw new Error(`Expected dept.bpmn to be deployable: ${JSON.stringify(result.problems)}`)
  }
  const parse = async () => {
    await new BpmnModdle().fromXML(xml)
  }

  let [ours, bare] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = -1; round < 2 * rounds; round++) {
    const [a, b] = [await costOf(deploy, milliseconds), await costOf(parse, milliseconds / 2)]
    if (round < 0) continue
    ours = Math.min(ours, a)
    bare = Math.min(bare, b)
  }
  report({
    bench: 'core',
    name: 'deploy-vs-parse',
    value: ours,
    unit: 'ms of processor time',
    ratio: ours / bare,
    against: `bpmn-moddle's fromXML, ${bare.toPrecision(3)} ms`,
    goal: 10,
    better: 'lower',
    note: 'dept.bpmn: reading, checking, compiling, hashing',
  })
}

async function costOf(work: () => Promise<void>, milliseconds: number): Promise<number> {
  const until = performance.now() + milliseconds
  const before = process.cpuUsage()
  let count = 0
  for (; performance.now() < until; count++) await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / count
}
