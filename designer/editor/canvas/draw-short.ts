type Draw<Result> = (text: string, options?: object) => Result
type Measure = (bounds: object, text: string) => object

/** What of bpmn-js's renderer of texts lays them out. */
export interface TextRenderer {
  createText: Draw<unknown>
  getExternalLabelBounds: Measure
  getTextAnnotationBounds: Measure
}

/** More than fits into any step; laying out ten thousand characters takes seconds, at every drag. */
const DRAWN = 500

/** Draws no more of a name than can be read on a picture: the whole of it stays in the model, the panel and the file. */
export function drawShort(renderer: TextRenderer): void {
  const { createText, getExternalLabelBounds, getTextAnnotationBounds } = renderer
  renderer.createText = (text, options) => createText(shortened(text), options)
  renderer.getExternalLabelBounds = (bounds, text) => getExternalLabelBounds(bounds, shortened(text))
  renderer.getTextAnnotationBounds = (bounds, text) => getTextAnnotationBounds(bounds, shortened(text))
}

function shortened(text: string): string {
  return text.length > DRAWN ? `${text.slice(0, DRAWN)}…` : text
}
