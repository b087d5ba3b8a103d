import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { bytesOf } from '../drafts/draft.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { type Deployed, mustBeDeployable } from '../processes/deploy-files.ts'
import { Refusal } from '../refusal.ts'
import type { PublicationOrder } from './publication.ts'
import { publishFiles } from './publish-files.ts'
import { insertPublicationRequest } from './queries.ts'

export type Ordered =
  | { readonly state: 'published'; readonly deployed: Deployed }
  /** A second manager decides. */
  | { readonly state: 'asked'; readonly id: string }

/** Publishes at once, or asks a second manager where the park wants one. */
export async function orderPublication(
  request: FastifyRequest,
  order: PublicationOrder,
  acceptsWarnings: boolean,
): Promise<Ordered> {
  const { park } = parkOf(request)
  const { personId } = personOf(request)
  if (!park.approvesPublications) {
    return {
      state: 'published',
      deployed: await publishFiles(request.server, park.id, order, personId, acceptsWarnings),
    }
  }
  // What could never be published is told to who asks, not to who approves.
  await mustBeDeployable(request.server.rehearse, bytesOf(order.files), acceptsWarnings)
  const askedAt = new Date(request.server.engine.now())
  return await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      const id = v7()
      const isNew = await insertPublicationRequest(tx, park.id, { id, ...order, askedBy: personId, askedAt })
      if (!isNew) throw askedAlready(order)
      return { state: 'asked', id } as const
    }),
  )
}

/** Files that come from outside the designer have no draft that a second person could look at. */
export function mustNotNeedApproval(request: FastifyRequest): void {
  if (!parkOf(request).park.approvesPublications) return
  throw new Refusal(
    'publication-needs-approval',
    'Expected a draft that a second manager approves, as this park wants it: import the files in the designer, then publish.',
    '本园区发布流程须经第二名管理员批准：请在流程设计里导入，再提交发布。',
  )
}

function askedAlready({ title }: PublicationOrder): Refusal {
  return new Refusal(
    'publication-asked-already',
    `Expected no other request for ${title} to be open. Let it be decided, or withdraw it.`,
    `“${title}”已有一件发布申请待审批，请等它办结，或者先撤回。`,
  )
}
