import type { FastifyRequest } from 'fastify'
import type { DiagramTab } from '../../../../templates/pages/reviewer/task-model.ts'
import { parkOf } from '../../../plugins/access.ts'
import type { Task } from '../../../tasks/task.ts'
import { say } from '../../frame.ts'
import type { TaskContent } from './read-task.ts'

/** The process with the steps that have been taken and those where something waits. */
export async function diagramTab(request: FastifyRequest, { task, process, tasks }: TaskContent): Promise<DiagramTab> {
  const { park } = parkOf(request)
  const { process: processId } = process.description
  const versions = await request.server.engine.listDefinitions(park.id)
  const version = versions.find((row) => row.processId === processId && row.hash === process.hash)?.version ?? 1
  const byNode = new Map(tasks.filter(({ state }) => state !== 'cancelled').map((each) => [each.node, each]))
  // An open one rules over an earlier one of the same step.
  for (const each of tasks) if (isOpen(each)) byNode.set(each.node, each)
  const elements = Object.fromEntries(
    // The one that the page is about comes first: there the picture begins.
    [...byNode]
      .sort(([node]) => (node === task.node ? -1 : 0))
      .map(([node, each]) => [node, isOpen(each) ? { state: 'running', count: 1 } : { state: 'done' }]),
  )
  return {
    src: `/api/v1/parks/${park.slug}/processes/${processId}/versions/${version}/xml`,
    overlays: JSON.stringify({ elements, rest: 'later' }),
    label: say(request, 'task.diagramLabel', { step: task.name ?? task.node }),
    steps: [...byNode.values()].map((each) => ({
      name: each.name ?? each.node,
      word: say(request, isOpen(each) ? 'task.stepRunning' : 'task.stepDone'),
      current: each.node === task.node,
    })),
  }
}

function isOpen({ endedAt }: Task): boolean {
  return endedAt === null
}
