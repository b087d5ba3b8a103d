import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import type { Command, CommandBody } from '../../../engine/core/commands.ts'
import type { Answer } from '../../../engine/core/store.ts'
import { startOf } from '../../support/engine.ts'
import type { Fleet } from './fleet.ts'
import type { Notebook } from './notebook.ts'
import type { Stage } from './story.ts'

/** How often the task of a story is claimed and given back before it is done. */
const HANDS = 8
const PERSON = 'p-1'

/**
 * `people` who do not give up, each with one story after the other until `isOver`: what got no answer is sent again with
 * the same id, to whichever node; one command in ten goes to two nodes at once, one in ten again after its answer.
 */
export async function openCrowd(
  people: number,
  stage: Stage,
  fleet: Fleet,
  notebook: Notebook,
  random: () => number,
  isOver: () => boolean,
): Promise<void> {
  const anyNode = () => Math.floor(random() * 1_000)

  async function untilAnswered(command: Command): Promise<Answer> {
    for (;;) {
      const twice = random() < 0.1
      const answers = await Promise.all([
        fleet.send(command, anyNode()),
        twice ? fleet.send(command, anyNode()) : Promise.resolve(null),
      ])
      for (const answer of answers) note(notebook, command, answer)
      const answer = answers.find((each) => each !== null)
      if (answer != null) return answer
    }
  }

  async function act(instanceId: string, body: CommandBody): Promise<void> {
    const { parkId } = stage
    const command: Command = { id: randomUUID(), parkId, instanceId, actor: { type: 'person', person: PERSON }, body }
    notebook.sent.set(command.id, command)
    await untilAnswered(command)
    if (random() < 0.1) await untilAnswered(command)
  }

  async function tellStories(): Promise<void> {
    while (!isOver()) {
      const instanceId = v7()
      const key = stage.taskKey
      await act(instanceId, startOf('story'))
      for (let hand = 0; hand < HANDS; hand++) {
        await act(instanceId, { type: 'claimTask', key, person: PERSON })
        await act(instanceId, { type: 'releaseTask', key, person: PERSON })
      }
      await act(instanceId, { type: 'completeTask', key, variables: {} })
    }
  }

  await Promise.all(Array.from({ length: people }, tellStories))
}

/** Every command of a story is possible when it is sent: a "no" is wrong, and so is another answer than the first. */
function note({ acknowledged, wrong }: Notebook, { id, body }: Command, answer: Answer | null): void {
  if (answer === null) return
  if (!answer.accepted) wrong.push(`${body.type} ${id}: refused with ${answer.rejection.code}`)
  else {
    const before = acknowledged.get(id)
    if (before !== undefined && before !== answer.revision)
      wrong.push(`${body.type} ${id}: answered with revision ${before}, then ${answer.revision}`)
    acknowledged.set(id, answer.revision)
  }
}
