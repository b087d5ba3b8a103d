import { useEffect, useRef, useState } from 'preact/hooks'
import { type Drawing, openDrawing } from '../../diagram/drawing.ts'

/** The process as it would be, to be looked at. */
export function Preview({ xml }: { readonly xml: string }) {
  const place = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  useEffect(() => {
    const container = place.current
    if (container === null) return
    let opened: Drawing | null = null
    let isGone = false
    void openDrawing(container, xml).then((each) => {
      if (isGone) return each.close()
      opened = each
      each.fit()
      setDrawing(each)
    })
    return () => {
      isGone = true
      opened?.close()
      setDrawing(null)
    }
  }, [xml])
  return (
    <div class="wizard-preview">
      <p class="actions">
        <button type="button" class="button" onClick={() => drawing?.fit()}>
          看全部
        </button>
        <button type="button" class="button" onClick={() => drawing?.zoomBy(1.25)}>
          放大
        </button>
        <button type="button" class="button" onClick={() => drawing?.zoomBy(0.8)}>
          缩小
        </button>
      </p>
      <div ref={place} class="wizard-drawing" role="img" aria-label="流程预览" />
    </div>
  )
}
