import fc from 'fast-check'
import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import { parseProcess } from '../../support/play.ts'
import { block, drawProcess } from '../../support/random-process.ts'

/** A process drawn at random, and how often each of its nodes must run whatever happens. */
export interface DrawnProcess {
  readonly definition: ProcessDefinition
  readonly exactly: ReadonlyMap<string, number>
  readonly atMost: ReadonlyMap<string, number>
}

// Always the same, so that a seed means the same in the next run.
const DRAWN_BY = 4
const COUNT = 40

/** Balanced processes of every kind of block; half of their tasks are jobs. */
export async function drawProcesses(): Promise<readonly DrawnProcess[]> {
  const drawn: DrawnProcess[] = []
  for (const [index, content] of fc.sample(block, { seed: DRAWN_BY, numRuns: COUNT }).entries()) {
    const { xml, exactly, atMost } = drawProcess(content)
    drawn.push({ definition: await parseProcess(withJobs(xml), { hash: `drawn-${index}` }), exactly, atMost })
  }
  return drawn
}

function withJobs(xml: string): string {
  return xml.replace(/<userTask (id="userTask\d*[02468]"[^>]*)>(.*?)<\/userTask>/gs, (_, attributes, content) => {
    return `<serviceTask ${attributes} siji:jobType="work">${content}</serviceTask>`
  })
}
