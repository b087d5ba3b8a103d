import {
  type Command,
  type CommandBody,
  type Context,
  compileExpression,
  evaluateExpression,
  handle,
  type ProcessDefinition,
  type ProcessInstance,
  parseBpmn,
} from '../../engine/index.ts'
import { type BenchModel, benchModels, completionOf, readModel } from './models.ts'
import { peerOf } from './peer.ts'
import { median, report } from './report.ts'

export interface Pace {
  readonly rounds: number
  readonly milliseconds: number
}

const parkId = '0190a000-0000-7000-8000-000000000001'
const instanceId = '0190a000-0000-7000-8000-000000000002'

const context: Context = {
  now: Date.parse('2026-01-05T01:00:00Z'),
  zone: 'Asia/Shanghai',
  evaluate: evaluateExpression,
  dueAt: () => null,
  stepLimit: 100_000,
}

/** The six models beside bpmn-engine, in turns; then compiled FEEL beside feelin's own `evaluate`. */
export async function benchCore(pace: Pace): Promise<void> {
  for (const model of benchModels) await benchModel(model, pace)
  await benchFeel(pace)
}

async function benchModel(model: BenchModel, pace: Pace): Promise<void> {
  const definition = await definitionOf(model)
  const ours = (round: number) => runOnce(definition, model, round)
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
  report({
    bench: 'core',
    name: `core-${model.name}`,
    value: rate,
    unit: 'instances/s',
    ratio: rate / median(rates.peer),
    against: 'bpmn-engine 25.0.1, conditions by hand',
    goal: model.goal,
    better: 'higher',
    note: `${(1e6 / rate / model.nodes).toFixed(2)} µs per flow node; ${(rate / median(rates.feelin)).toFixed(0)} times bpmn-engine with feelin`,
  })
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

async function definitionOf(model: BenchModel): Promise<ProcessDefinition> {
  const parsed = await parseBpmn(readModel(model.file), { hash: '0'.repeat(64), decisions: new Map() })
  const first = parsed.ok ? parsed.processes[0] : undefined
  if (first === undefined) throw new Error(`Expected ${model.file} to be deployable`)
  return first
}

/** Runs one instance from start to end and gives the number of flow nodes that completed. */
function runOnce(definition: ProcessDefinition, model: BenchModel, round: number): number {
  let completed = 0
  let instance: ProcessInstance | null = null
  const send = (body: CommandBody): ProcessInstance => {
    const command: Command = { id: instanceId, parkId, instanceId, actor: { type: 'system', name: 'bench' }, body }
    const decision = handle(definition, instance, command, context)
    if (!decision.accepted) throw new Error(decision.rejection.message)
    for (const event of decision.events)
      if (event.type === 'elementCompleted' && event.node !== definition.id) completed++
    instance = decision.instance
    return decision.instance
  }

  let current = send({
    type: 'startInstance',
    processId: definition.id,
    definitionHash: definition.hash,
    startEvent: null,
    businessKey: null,
    variables: model.variables(round),
  })
  for (;;) {
    const task = current.elements.find((element) => element.task !== undefined)
    if (task === undefined) return completed
    current = send({ type: 'completeTask', key: task.key, variables: completionOf(task.node) })
  }
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

function expectNodes(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`Expected ${what} to run ${expected} flow nodes, but it ran ${found}`)
}
