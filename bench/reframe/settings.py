"""Where the tests run unless a site's own settings are given: on this host, under mpirun."""

site_configuration = {
    "systems": [
        {
            "name": "here",
            "descr": "this host alone",
            "hostnames": [".*"],
            "partitions": [
                {"name": "default", "scheduler": "local", "launcher": "mpirun", "environs": ["builtin"]},
            ],
        },
    ],
}
