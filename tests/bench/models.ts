import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Variables } from '../../engine/index.ts'

/** One of the six models that Siji and its peer run. */
export interface BenchModel {
  readonly name: string
  readonly file: string
  /** What bpmn-engine runs where the model differs for it: its inclusive gateway does not join. */
  readonly peerFile: string
  /** Flow nodes that one instance runs; checked before anything is measured. */
  readonly nodes: number
  readonly goal: number
  readonly variables: (round: number) => Variables
}

const amounts = [50, 150, 1500, -1]

export const benchModels: readonly BenchModel[] = [
  model('seq', 22, () => ({})),
  model('exc', 5, (round) => ({ amount: amounts[round % amounts.length] ?? 50 })),
  model('par', 11, () => ({})),
  model('cyc', 32, () => ({ count: 0 })),
  model('user', 3, () => ({})),
  {
    ...model('dept', 18, () => ({
      departments: ['planning', 'fire', 'environment', 'water', 'landscape'],
      round: 1,
    })),
    peerFile: 'dept-for-bpmn-engine.bpmn',
  },
]

/** What completing a user task sets: the correction opens two departments again. */
export function completionOf(node: string): Variables {
  return node === 'correct' ? { departments: ['fire', 'planning'], round: 2 } : {}
}

export function readModel(file: string): string {
  return readFileSync(join('tests/bench/models', file), 'utf8')
}

function model(name: string, nodes: number, variables: (round: number) => Variables): BenchModel {
  return { name, file: `${name}.bpmn`, peerFile: `${name}.bpmn`, nodes, goal: 100, variables }
}
