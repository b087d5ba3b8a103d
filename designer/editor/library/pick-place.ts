import type { Editor } from '../canvas/open-modeler.ts'
import type { Point, Shape } from '../canvas/services.ts'

/** Waits for a click on the canvas and tells where that is; Escape gives up. What it returns ends the waiting. */
export function pickPlace(
  editor: Editor,
  done: (place: { readonly parent: Shape; readonly at: Point } | null) => void,
): () => void {
  const { canvas } = editor.services
  const container = canvas.getContainer()
  const onClick = (event: MouseEvent) => {
    event.stopPropagation()
    event.preventDefault()
    end()
    const { left, top } = container.getBoundingClientRect()
    const { x, y, scale } = canvas.viewbox()
    const at = { x: x + (event.clientX - left) / scale, y: y + (event.clientY - top) / scale }
    done({ parent: scopeAt(editor, at), at })
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    end()
    done(null)
  }
  const end = () => {
    container.classList.remove('picks-place')
    container.removeEventListener('click', onClick, true)
    removeEventListener('keydown', onKey, true)
  }
  container.classList.add('picks-place')
  container.addEventListener('click', onClick, true)
  addEventListener('keydown', onKey, true)
  return end
}

/** The innermost open sub-process at a place, or the process. */
function scopeAt(editor: Editor, { x, y }: Point): Shape {
  const { canvas, elementRegistry } = editor.services
  const root = canvas.getRootElement()
  const scopes = elementRegistry.filter(
    (shape) =>
      shape.businessObject.$instanceOf('bpmn:SubProcess') &&
      shape.width > 100 &&
      canvas.findRoot(shape) === root &&
      shape.x <= x &&
      x <= shape.x + shape.width &&
      shape.y <= y &&
      y <= shape.y + shape.height,
  )
  const [innermost] = [...scopes].sort((one, other) => one.width * one.height - other.width * other.height)
  return innermost ?? root
}
