import type { FastifyRequest } from 'fastify'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { recordReading } from '../../../materials/queries.ts'
import { inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import type { TaskAddress } from '../../../tasks/act-on-task.ts'
import type { FormState } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { showingOf } from '../read-inbox.ts'
import type { Looking } from './materials.ts'
import { placedErrors } from './read-decision.ts'
import { readTask, type TaskContent, type TaskQuery } from './read-task.ts'
import { taskPage } from './task-page.ts'

/** The page of a task. */
export async function showTask(
  request: FastifyRequest,
  at: TaskAddress,
  query: TaskQuery,
  form: FormState,
): Promise<string> {
  const read = await readTask(request, at)
  const looking = query.tab === 'review' ? await lookAt(request, read, query) : null
  const seen = looking === null || query.material === '' ? [] : [looking.material.id]
  const content = { ...read, read: new Set([...read.read, ...seen]) }
  const problem = form.problem === null ? null : placedErrors(form.problem, textOf(form.typed, 'outcome'))
  return renderPage(
    'reviewer/task',
    await taskPage(request, showingOf(request), content, query, looking, { ...form, problem }),
  )
}

/** The material that was chosen, else the first one there is; drawing its page takes a moment the first time. */
async function lookAt(request: FastifyRequest, content: TaskContent, query: TaskQuery): Promise<Looking | null> {
  const { requirements, versions } = content
  const first = requirements.find(({ material }) => material !== null)?.material?.code
  const code = query.material === '' ? first : query.material
  const own = versions.filter((each) => each.code === code)
  const material = own.find(({ version }) => version === query.version) ?? own.at(-1)
  if (material === undefined) return null
  const isPdf = material.mediaType === 'application/pdf'
  const picture = isPdf ? await request.server.pagePictures.draw(material.sha256, query.page) : null
  // What one has chosen counts as looked at; what the page opens with by itself does not.
  if (query.material !== '') {
    await inParkOf(request, (tx) =>
      recordReading(
        tx,
        parkOf(request).park.id,
        material.id,
        personOf(request).personId,
        new Date(request.server.engine.now()),
      ),
    )
  }
  return { material, page: query.page, picture }
}
