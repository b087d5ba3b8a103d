import type { FastifyRequest } from 'fastify'
import { withReadable } from '../applications/access.ts'
import { type ParkAccess, parkOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { mayOpenPage, wrongDepartment } from '../tasks/access.ts'
import { existingTask } from '../tasks/existing-task.ts'
import type { Task } from '../tasks/task.ts'
import { findPhoto } from './queries.ts'
import { readRecord } from './record.ts'
import type { SurveyPhoto } from './survey.ts'

/** What has not been signed yet is the department's own, and those who head and oversee the park may look. */
export function mustReadSurvey(access: ParkAccess, task: Task): void {
  if (!mayOpenPage(task, access)) throw wrongDepartment(task, task.post)
}

/** A photo that this person may see: of their own department's part, or of one that is signed and shared. */
export async function readablePhoto(
  request: FastifyRequest,
  applicationId: string,
  photoId: string,
): Promise<SurveyPhoto> {
  const access = parkOf(request)
  return await withReadable(request, applicationId, async (tx, application, relation) => {
    const photo = await findPhoto(tx, access.park.id, application.id, photoId)
    if (photo === null) throw noSuchPhoto(photoId)
    const task = await existingTask(tx, access.park.id, photo.instanceId, photo.taskKey)
    if (relation === 'officer' && mayOpenPage(task, access)) return photo
    const record = await readRecord(request.server, tx, access, application, relation)
    const isShown = record?.parts.some(({ signature }) =>
      signature?.results.some(({ photos }) => photos.includes(photoId)),
    )
    if (isShown !== true) throw noSuchPhoto(photoId)
    return photo
  })
}

function noSuchPhoto(id: string): Refusal {
  return new Refusal('not-found', `Expected a photo ${id} that you may see, but found none.`, '未找到该照片。')
}
