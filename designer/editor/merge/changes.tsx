import type { Side } from '../../../engine/model/merge/compare-units.ts'
import type { MergeItem } from '../../../engine/model/merge/merge-files.ts'
import { changeWord, itemWord } from './item-words.ts'
import type { Details } from './use-details.ts'

interface ChangesProps {
  readonly title: string
  readonly side: Side
  readonly items: readonly MergeItem[]
  readonly details: Details
}

/** What one side changed, step by step and file by file; what was only moved is counted. */
export function Changes({ title, side, items, details }: ChangesProps) {
  const said = items.filter(({ isDrawing }) => !isDrawing)
  const drawn = items.length - said.length
  return (
    <section>
      <h3>{title}</h3>
      {items.length === 0 ? <p class="hint">没有别的修改。</p> : null}
      <ul class="plain-list">
        {said.map((item) => (
          <li key={item.id} data-item={item.id}>
            <span class="change-word">{changeWord(item[side])}</span>
            {itemWord(item)}
            {item[side] !== 'changed'
              ? null
              : details(side, item.element).map((said) => (
                  <span key={said} class="hint change-detail">
                    {said}
                  </span>
                ))}
          </li>
        ))}
      </ul>
      {drawn === 0 ? null : <p class="hint">{`${drawn} 处图形的位置或者形状`}</p>}
    </section>
  )
}
