import { z } from 'zod'
import type { FeatureRoutes } from '../../features.ts'
import { answerOnce } from '../../idempotency/answer-once.ts'
import { inParkOf, parkOf, personOf } from '../../plugins/access.ts'
import { draftParams, savedView } from '../schemas.ts'
import { readHistory, readRevision } from './read-revision.ts'
import { restoreRevision } from './restore-revision.ts'
import {
  restorationBody,
  revisionFilesView,
  revisionHeadView,
  revisionParams,
  viewOfHead,
  viewOfRevision,
} from './schemas.ts'

const url = '/api/v1/parks/:park/drafts/:draft/revisions'
const config = { permission: 'designProcess' } as const
const tags = ['drafts']

/** What a draft was after each save. */
export const historyRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url,
    config,
    schema: {
      tags,
      summary: 'History of a draft, newest first · 草稿历史',
      description:
        'The newest 30 saves, then one of each minute of the last hour, hour of the last day, day of the last 90; 32 MB at most. Empty before the first save. It goes with the draft.',
      params: draftParams,
      response: { 200: z.array(revisionHeadView) },
    },
    handler: async (request) => {
      const key = { parkId: parkOf(request).park.id, id: request.params.draft }
      return (await inParkOf(request, (tx) => readHistory(tx, key))).map(viewOfHead)
    },
  })

  app.route({
    method: 'GET',
    url: `${url}/:revision`,
    config,
    schema: {
      tags,
      summary: 'What a draft was then · 某一次保存',
      params: revisionParams,
      response: { 200: revisionFilesView },
    },
    handler: async (request) => {
      const { draft, revision } = request.params
      const key = { parkId: parkOf(request).park.id, id: draft }
      const { head, files } = await inParkOf(request, (tx) => readRevision(tx, key, revision))
      return { ...viewOfRevision(head), files: { ...files } }
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:revision/restoration`,
    config,
    schema: {
      tags,
      summary: 'Make it the newest again · 恢复',
      description: 'A new revision with the files of an older one; what stood before stays in the history.',
      params: revisionParams,
      body: restorationBody,
      response: { 200: savedView },
    },
    handler: async (request) =>
      await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          const { revision, savedAt } = await restoreRevision(tx, {
            parkId: parkOf(request).park.id,
            id: request.params.draft,
            revision: request.body.revision,
            restored: request.params.revision,
            by: personOf(request).personId,
          })
          return { revision, savedAt: savedAt.toISOString() }
        }),
      ),
  })
}
