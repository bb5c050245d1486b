/*
 * What leads to a page in another language leads to the place on it that is asked for here, and to what is searched for:
 * neither is sent to a server.
 */
for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a'))
  for (const event of ['click', 'auxclick', 'contextmenu'])
    link.addEventListener(event, () => {
      link.hash = location.hash;
      link.search = location.search;
    });
