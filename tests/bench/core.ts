import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { compileExpression } from '../../engine/index.ts'
import { benchCalendar } from './calendar.ts'
import { benchDeployment } from './deployment.ts'
import { type BenchModel, benchModels, readModel } from './models.ts'
import { peerOf } from './peer.ts'
import { median, report, takeOver } from './report.ts'
import { context, definitionOf, expectNodes, runInstance } from './run-instance.ts'

export interface Pace {
  readonly rounds: number
  readonly milliseconds: number
}

/**
 * The six models beside bpmn-engine, in turns, with conditions by hand there and with FEEL on both sides; compiled FEEL
 * beside feelin's own `evaluate`; working days beside a loop over days; what a flow node costs where there are many; what deploying costs.
 */
export async function benchCore(pace: Pace): Promise<void> {
  for (const model of benchModels) await benchModel(model, pace)
  await benchFeel(pace)
  benchCalendar(pace)
  await growth(pace)
  await benchDeployment(pace)
}

/** In a process of its own: processor time holds what collecting garbage takes, of the peers' heap too. */
async function growth({ rounds, milliseconds }: Pace): Promise<void> {
  const own = fork(join(import.meta.dirname, 'main.mjs'), ['growth-of-bench', String(rounds), String(milliseconds)])
  own.on('message', takeOver)
  const [code] = await once(own, 'exit')
  if (code !== 0) throw new Error(`Expected growth to be measured, but it exited with ${code}.`)
}

async function benchModel(model: BenchModel, pace: Pace): Promise<void> {
  const definition = await definitionOf(readModel(model.file))
  const ours = (round: number) => runInstance(definition, model.variables(round))
  const peer = await peerOf(readModel(model.peerFile), 'native')
  const feelin = await peerOf(readModel(model.peerFile), 'feelin')
  expectNodes(`siji ${model.name}`, ours(0), model.nodes)
  expectNodes(`bpmn-engine ${model.name}`, await peer(model.variables(0), true), model.nodes)

  const rates = { ours: [] as number[], peer: [] as number[], feelin: [] as number[] }
  for (let round = -1; round < pace.rounds; round++) {
    const our = rateOf(ours, pace.milliseconds)
    const theirs = await rateOfAsync((index) => peer(model.variables(index), false), pace.milliseconds)
    const withFeel = await rateOfAsync((index) => feelin(model.variables(index), false), pace.milliseconds / 2)
    if (round < 0) continue
    rates.ours.push(our)
    rates.peer.push(theirs)
    rates.feelin.push(withFeel)
  }

  const rate = median(rates.ours)
  const against = [
    ['', rates.peer, 'bpmn-engine 25.0.1, conditions by hand'],
    ['-feel', rates.feelin, 'bpmn-engine 25.0.1 with feelin 8.2.0: FEEL on both sides'],
  ] as const
  for (const [suffix, peerRates, peerName] of against) {
    report({
      bench: 'core',
      name: `core-${model.name}${suffix}`,
      value: rate,
      unit: 'instances/s',
      ratio: rate / median(peerRates),
      against: peerName,
      goal: model.goal,
      better: 'higher',
      note: `${(1e6 / rate / model.nodes).toFixed(2)} µs per flow node`,
    })
  }
}

async function benchFeel(pace: Pace): Promise<void> {
  const { evaluate } = await import('feelin')
  const source = 'amount > 1000 and list contains(departments, "fire")'
  const variables = { amount: 1500, departments: ['planning', 'fire', 'water'] }
  const compiled = compileExpression(source)
  if (!compiled.ok) throw new Error('Expected the condition to compile')
  const scope = {
    read: (name: string) => variables[name as keyof typeof variables],
    now: context.now,
    zone: context.zone,
  }

  const ours: number[] = []
  const theirs: number[] = []
  for (let round = -1; round < pace.rounds; round++) {
    const our = rateOf(() => Number(compiled.expression.evaluate(scope).ok), pace.milliseconds)
    const their = rateOf(() => Number(evaluate(source, variables) !== null), pace.milliseconds)
    if (round < 0) continue
    ours.push(our)
    theirs.push(their)
  }

  const rate = median(ours)
  report({
    bench: 'core',
    name: 'feel-compiled',
    value: rate,
    unit: 'evaluations/s',
    ratio: rate / median(theirs),
    against: 'feelin 8.2.0 evaluate',
    goal: 20,
    better: 'higher',
  })
}

function rateOf(work: (round: number) => number, milliseconds: number): number {
  const began = performance.now()
  let count = 0
  while (performance.now() - began < milliseconds) for (let k = 0; k < 16; k++) work(count++)
  return (count / (performance.now() - began)) * 1000
}

async function rateOfAsync(work: (round: number) => Promise<number>, milliseconds: number): Promise<number> {
  const began = performance.now()
  let count = 0
  while (performance.now() - began < milliseconds) await work(count++)
  return (count / (performance.now() - began)) * 1000
}
