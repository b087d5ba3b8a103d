import type { Change } from '../../../engine/model/merge/compare-units.ts'
import type { MergeItem } from '../../../engine/model/merge/merge-files.ts'
import { typeWord } from '../canvas/type-word.ts'
import { fileWord } from '../draft/file-word.ts'

const CHANGES: { readonly [Each in Change]: string } = { added: '新增', removed: '删去', changed: '修改' }

export function changeWord(change: Change | null): string {
  return change === null ? '没有改' : CHANGES[change]
}

/** What an item is, as people call it: 用户任务“材料审查”, 表单 review. */
export function itemWord({ path, element, type, name, isDrawing }: MergeItem): string {
  if (element === null || type === null) return fileWord(path)
  const word = typeWord(type)
  // What has no word of ours is no step, but belongs to the file as a whole.
  const kind = /[\u4e00-\u9fff]/.test(word) ? word : '文件的内容'
  return `${kind}“${name ?? element}”${isDrawing ? '的位置' : ''}`
}
