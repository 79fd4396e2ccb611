"""«Preparación»: what the public page asks for, as the list a ticket begins with."""

ITEMS = [
    {
        "kind": "backup",
        "words": "Hice un respaldo de mis archivos",
        "words_en": "I have made a backup of my files",
    },
    {
        "kind": "done",
        "words": "Tengo a la mano mi licencia y mi medio de instalación, si hay que reinstalar algo",
        "words_en": "I have my licence and installation medium at hand, in case something must be reinstalled",
    },
    {
        "kind": "done",
        "words": "Cerraré programas, ventanas y archivos privados antes de compartir mi pantalla",
        "words_en": "I will close private programs, windows and files before sharing my screen",
    },
    {
        "kind": "internet",
        "words": "¿Tu Internet alcanza para una conexión remota?",
        "words_en": "Is your Internet good enough for a remote connection?",
    },
]
