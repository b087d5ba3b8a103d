import { formContextOf } from '../applications/access.ts'
import type { FeatureRoutes } from '../features.ts'
import { parseForm } from '../forms/parse-form.ts'
import { readJson } from '../forms/read-forms.ts'
import { formPreview } from '../pages/manager/form-preview.ts'
import { inParkParams } from '../parks/schemas.ts'
import { parkOf } from '../plugins/access.ts'
import { descriptionProblems } from '../process-description/description-problems.ts'
import { DEPLOYMENT_LIMIT } from '../processes/read-upload.ts'
import { bytesOf } from './draft.ts'
import { checkedView, checkFilesBody, formPreviewBody, formPreviewView } from './schemas.ts'

const url = '/api/v1/parks/:park/drafts'
const config = { permission: 'designProcess' } as const
const tags = ['drafts']

/** What the editor asks about files that are not stored yet; nothing is written. */
export const draftFormRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'POST',
    url: `${url}/check`,
    config,
    bodyLimit: DEPLOYMENT_LIMIT,
    schema: {
      tags,
      summary: 'Check process.json and forms as deploying does · 检查流程说明和表单',
      params: inParkParams,
      body: checkFilesBody,
      response: { 200: checkedView },
    },
    handler: async (request) => ({ problems: [...(await descriptionProblems(bytesOf(request.body.files)))] }),
  })

  app.route({
    method: 'POST',
    url: `${url}/form-preview`,
    config,
    schema: {
      tags,
      summary: 'A form as its page shows it · 预览表单',
      params: inParkParams,
      body: formPreviewBody,
      response: { 200: formPreviewView },
    },
    handler: async (request) => {
      const { form, ...options } = request.body
      const read = readJson('form', Buffer.from(form))
      const parsed = read.ok ? parseForm('form', read.json) : read
      if (!parsed.ok) return { html: null, problems: [...parsed.problems] }
      const context = formContextOf(app, parkOf(request))
      return { html: formPreview(parsed.form, options, context), problems: [] }
    },
  })
}
