"""Spanish."""

from __future__ import annotations

from communique.model import Forms, Wording

SPANISH = Wording(
    comma=", ",
    last=" y ",
    skip="Ir al contenido",
    sections="Secciones",
    this_site="Este sitio",
    front_page="Portada",
    country="País",
    region="Región",
    organisation="Organización",
    person="Persona",
    topic="Tema",
    author="Autor",
    outlet="Medio",
    countries="Países",
    regions="Regiones",
    organisations="Organizaciones",
    people="Personas",
    topics="Temas",
    authors="Autores",
    outlets="Medios",
    all_countries="Todos los países",
    all_topics="Todos los temas",
    neighbours="Vecinos",
    by="Por {}",
    published="Publicado el {}",
    updated="Actualizado el {}",
    reading=Forms(one="{} minuto de lectura", other="{} minutos de lectura"),
    key_points="Claves",
    picture="Imagen: {}",
    originally="Publicado originalmente por {}",
    whole_report="El texto completo: {}",
    sources="Fuentes",
    more="Más sobre este asunto",
    also_mentioned="También se menciona",
    read_next="Siga leyendo",
    withdrawn="Este artículo ha sido retirado y su texto ya no se publica.",
    correction="Corrección",
    clarification="Aclaración",
    retraction="Retractación",
    withdrawal="Artículo retirado",
    update="Actualización",
    articles=Forms(one="{} artículo", other="{} artículos"),
    in_brief="En breve",
    latest="Últimos artículos",
    newer="Más reciente",
    older="Anterior",
    newer_and_older="Más recientes y anteriores",
    newer_articles="Artículos más recientes",
    older_articles="Artículos anteriores",
    numbered="{name}, página {number}",
    page_of_older="Página {} de los artículos anteriores",
    follow="Seguir por canal web: {}",
    also_mentioned_in="También se menciona en",
    by_month="Todos los artículos, por mes",
    archive="Archivo",
    feeds="Canales web",
    feeds_standfirst=(
        "Copie una dirección en un lector de canales y los artículos nuevos le llegarán solos,"
        " sin cuenta ni correo electrónico."
    ),
    everything="Todo",
    besides="Además",
    every_feed="Todos los canales a la vez (OPML)",
    corrections="Correcciones",
    corrections_standfirst=(
        "Lo que aquí estaba mal, y lo que es correcto. Cada nota figura también en la página de"
        " su artículo."
    ),
    corrections_feed="Canal de correcciones",
    not_found="Página no encontrada",
    not_found_standfirst=(
        "No hay nada en esta dirección. Puede que el artículo se haya movido o que el enlace esté"
        " mal escrito."
    ),
    search="Búsqueda",
    nothing_here="De momento no hay ningún artículo aquí.",
    nothing_yet="Todavía no se ha publicado nada.",
    nothing_this_month="No se publicó nada este mes.",
    nothing_named="Ningún artículo los menciona todavía. Todo lo publicado: {}.",
    nothing_corrected="Todavía no se ha corregido nada.",
    no_feeds="Este sitio no tiene canales web.",
    first_to_come="El primer artículo está por llegar",
    first_to_come_text=(
        "Aquí todavía no se ha publicado nada. Los artículos nuevos aparecerán en esta página y"
        " en el {}."
    ),
    feed="canal web",
    corrected_title="Corregido: {}",
    withdrawn_title="Retirado: {}",
    source="Fuente: {}",
    read_whole="Leer el artículo completo",
    read_notice="Leer el aviso",
    to_article="Ir al artículo",
)
