/** Kinds of blocks that the trees tell apart, by their place in this list. */
export const KINDS = ['paragraph', 'heading', 'list-item', 'quote', 'caption', 'table', 'preformatted']
