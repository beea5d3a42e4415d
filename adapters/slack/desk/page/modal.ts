import { useLayoutEffect, useRef } from 'preact/hooks';

/** A dialog box that opens over the page when it is shown, and gives the focus back to where it was when it is gone. */
export function useModal() {
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = box;
    const before = document.activeElement;
    current?.showModal();
    return () => {
      current?.close();
      // The box may be out of the page by now, and then the browser has nothing to give back.
      queueMicrotask(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      });
    };
  }, []);
  return box;
}
