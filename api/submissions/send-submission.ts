import type { Answer, Command } from '../../engine/index.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { type Submission, settleSubmission } from './queries.ts'

type Parts = Pick<AppParts, 'engine' | 'database'>

/** Sends the command of a submission, however often; afterwards the row says whether it counts. */
export async function sendSubmission(app: Parts, submission: Submission): Promise<Answer> {
  const answer = await app.engine.send(commandOf(submission))
  const refused = answer.accepted ? null : { code: answer.rejection.code, at: new Date(app.engine.now()) }
  await app.database.inPark(submission.parkId, (tx) => settleSubmission(tx, submission, refused))
  return answer
}

function commandOf({ command, ...submission }: Submission): Command {
  const { parkId, applicationId, commandId, submittedBy, onBehalfOf } = submission
  if (command.type === 'answerTask') {
    throw new Error(`Expected a submission with a command of its own, but ${commandId} goes with the answer to a task.`)
  }
  return {
    id: commandId,
    parkId,
    instanceId: applicationId,
    actor: { type: 'person', person: submittedBy, ...(onBehalfOf === null ? {} : { onBehalfOf }) },
    body:
      command.type === 'startInstance'
        ? {
            type: 'startInstance',
            processId: command.processId,
            definitionHash: submission.definitionHash,
            startEvent: null,
            businessKey: null,
            variables: command.variables,
          }
        : { type: 'deliverMessage', name: command.name, correlationKey: null, variables: command.variables },
  }
}
